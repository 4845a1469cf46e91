package io.tallyhouse.lakehouse.runs;

import java.util.List;

/** The ledger's tables, in SQL that SQLite and PostgreSQL both read. Instants are ISO 8601 text in UTC. */
final class LedgerTables {
    static final List<String> STATEMENTS = List.of("""
            create table if not exists th_lease (
                name varchar(64) primary key, holder varchar(64) not null, host varchar(255) not null,
                pid bigint not null, process_started_at varchar(40) not null, command varchar(255) not null,
                acquired_at varchar(40) not null, heartbeat_at varchar(40) not null)""", """
            create table if not exists th_run (
                run_id varchar(64) primary key, command varchar(255) not null, as_of varchar(40) not null,
                started_at varchar(40) not null, ended_at varchar(40), state varchar(20) not null,
                message varchar(4000), release_id bigint)""", """
            create table if not exists th_step (
                run_id varchar(64) not null, position int not null, name varchar(255) not null,
                state varchar(20) not null, row_count bigint, seconds decimal(12,3), note varchar(4000),
                primary key (run_id, position))""", """
            create table if not exists th_watermark (
                target varchar(255) not null, input varchar(255) not null, version varchar(255) not null,
                primary key (target, input))""", """
            create table if not exists th_candidate (
                table_name varchar(255) not null, input varchar(255) not null, version varchar(255) not null,
                primary key (table_name, input))""", """
            create table if not exists th_release (
                release_id bigint primary key, run_id varchar(64) not null, as_of varchar(40) not null,
                released_at varchar(40) not null)""", """
            create table if not exists th_release_table (
                release_id bigint not null, table_name varchar(255) not null, snapshot_id bigint not null,
                changed int not null, primary key (release_id, table_name))""", """
            create table if not exists th_check (
                run_id varchar(64) not null, position int not null, kind varchar(20) not null,
                table_name varchar(255) not null, rule_id varchar(255) not null, dimension varchar(64) not null,
                severity varchar(20) not null, status varchar(20) not null, expected varchar(4000) not null,
                found varchar(4000) not null, sample_keys varchar(4000) not null,
                primary key (run_id, position))""");

    private LedgerTables() {}
}
