-- The 18-character form of a Salesforce id. Exports of 15 characters tell ids apart by upper and lower case only; the suffix of
-- three makes case visible: one letter per chunk of five characters, whose bit i is set when character i is an upper-case letter.
-- Anything that is not a 15-character id stays as it is.
create function salesforce_id(id string) returns string return
case
    when id rlike '^[0-9A-Za-z]{15}$'
        then concat(
            id,
            array_join(
                transform(
                    array(1, 6, 11),
                    chunk -> substring(
                        'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345',
                        1
                            + if(substring(id, chunk, 1) rlike '[A-Z]', 1, 0)
                            + if(substring(id, chunk + 1, 1) rlike '[A-Z]', 2, 0)
                            + if(substring(id, chunk + 2, 1) rlike '[A-Z]', 4, 0)
                            + if(substring(id, chunk + 3, 1) rlike '[A-Z]', 8, 0)
                            + if(substring(id, chunk + 4, 1) rlike '[A-Z]', 16, 0),
                        1
                    )
                ),
                ''
            )
        )
    else id
end
