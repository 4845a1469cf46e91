# What the benchmarks share. Source it once `here` is the benchmark's folder.

root=$(cd "$here/../.." && pwd -P)
common=$root/benchmarks/common
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Prints the Python of the peer's environment, which is made where BENCHMARK_VENV names no folder that has it.
peer_python() {
    local venv=${BENCHMARK_VENV:-$work/venv}
    if [ ! -x "$venv/bin/python" ]; then
        python3 -m venv "$venv"
        "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
    fi
    echo "$venv/bin/python"
}

# Builds the models and prints a class path of jars: ours, and those libraries of theirs that match a pattern.
model_classes() {
    (cd "$root" && mvn -B -q -Dstyle.color=never -Plaunch -pl models -am compile dependency:build-classpath \
        -Dmdep.outputFile="$work/classpath.txt" -Dmdep.includeScope=runtime) >&2
    local module
    for module in models lakehouse; do
        jar --create --file "$work/$module.jar" -C "$root/$module/target/classes" .
    done
    echo "$work/models.jar:$work/lakehouse.jar:$(tr ':' '\n' <"$work/classpath.txt" | grep -E "/$1[^/]*\.jar$" | paste -sd: -)"
}

# Compiles programs against a class path, and prints the class path with them.
with_programs() {
    local classes=$1
    shift
    mkdir -p "$work/programs"
    javac -d "$work/programs" -cp "$classes" "$@" >&2
    jar --create --file "$work/programs.jar" -C "$work/programs" .
    echo "$work/programs.jar:$classes"
}
