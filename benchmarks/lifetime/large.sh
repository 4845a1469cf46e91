#!/usr/bin/env bash
# Measures the warehouse's fit of BG/NBD and Gamma-Gamma on many customers: whole processes on two cores.
# Usage: benchmarks/lifetime/large.sh [CUSTOMERS,…]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
. "$here/../common/common.sh"
sizes=${1:-200000,2000000,10000000}

classes=$(with_programs "$(model_classes '')" "$here/LargeFit.java" "$common"/*.java)
options=(-Xmx2g -Xss4m -XX:+UseParallelGC "-Djava.io.tmpdir=$work")
for package in java.lang java.lang.invoke java.io java.net java.nio java.util java.util.concurrent sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
    options+=(--add-opens "java.base/$package=ALL-UNNAMED")
done
for size in ${sizes//,/ }; do
    java "${options[@]}" -cp "$classes" LargeFit "$size" 2>"$work/log" || {
        tail -n 40 "$work/log" >&2
        exit 1
    }
done
