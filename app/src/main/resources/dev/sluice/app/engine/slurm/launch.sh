#!/bin/sh
# Runs the tasks of one attempt that belong to this node, inside a Slurm job.
#
#     launch.sh SHARED ATTEMPT GROUP SHIM            the job's script: one launcher for each node of the group
#     launch.sh SHARED ATTEMPT GROUP SHIM on-node    one node's launcher
#
# SHARED is the directory that server and nodes share. Of SHARED/attempts/ATTEMPT it reads
#   group-GROUP/nodes          the nodes of this job, one a line
#   group-GROUP/NODE           its tasks there: `RANK DEVICES`, one a line
#   task-RANK/spec.head        what the shim shall run, but for what only the node knows
#   task-RANK/visible          variables that name the task's devices to the vendor's runtime
#   task-RANK/inherit          variables that the task has from the node
# and writes
#   task-RANK/run/             made once, by whoever may run the task: of two jobs for one attempt only one does
#   task-RANK/spec             for the shim
#   group-GROUP/beat-NODE      touched every few seconds for as long as this launcher lives
# and SHARED/bell/ATTEMPT      touched whenever something has happened.
set -u
shared=$1 attempt=$2 group=$3 shim=$4 where=${5:-first}
dir=$shared/attempts/$attempt
node=${SLURMD_NODENAME:-$(hostname -s)}
beat_seconds=5

ring() { : >"$shared/bell/$attempt"; }

# devices FROM COUNT LIST: COUNT items of a comma-separated list, from the FROMth on.
devices() {
    [ "$2" -gt 0 ] && printf '%s\n' "$3" | cut -d , -f "$(($1 + 1))-$(($1 + $2))"
}

# run_task RANK VISIBLE INDICES: the shim tells by its first word that the task runs, and ends when all of it is gone.
run_task() {
    trap : TERM
    task=$dir/task-$1
    mkdir "$task/run" 2>/dev/null || return 0
    echo "${SLURM_JOB_ID:-0} $node" >"$task/run/by"
    {
        cat "$task/spec.head"
        for name in $(cat "$task/inherit"); do
            eval "value=\${$name-}"
            [ -z "$value" ] || printf 'env=%s=%s\0' "$name" "$value"
        done
        for name in $(cat "$task/visible"); do
            printf 'env=%s=%s\0' "$name" "$2"
        done
        printf 'env=SLUICE_DEVICES=%s\0env=SLURM_JOB_ID=%s\0end=\0' "$3" "${SLURM_JOB_ID:-}"
    } >"$task/spec"
    "$shim" "$task" 2>/dev/null | {
        read -r word && ring
        cat >/dev/null
    }
    ring
}

# wanted_stop RANK: whether the server has asked for the end of a task.
wanted_stop() {
    word=none
    read -r word rest 2>/dev/null <"$dir/task-$1/stop" || : # it ends without a line feed
    [ "$word" = stop ]
}

# pass_stops: the shims read the grace themselves, and again when they are told again.
pass_stops() {
    for rank in $ranks; do
        if wanted_stop "$rank"; then
            pid=
            read -r pid 2>/dev/null <"$dir/task-$rank/lock" || :
            [ -z "$pid" ] || kill -TERM "$pid" 2>/dev/null
        fi
    done
}

on_node() {
    visible=${CUDA_VISIBLE_DEVICES:-${SLURM_STEP_GPUS:-${SLURM_JOB_GPUS:-}}}
    indices=${SLURM_STEP_GPUS:-${SLURM_JOB_GPUS:-$visible}}
    ranks='' children='' from=0
    trap pass_stops TERM
    while read -r rank count; do
        ranks="$ranks $rank"
        run_task "$rank" "$(devices "$from" "$count" "$visible")" "$(devices "$from" "$count" "$indices")" &
        children="$children $!"
        from=$((from + count))
    done <"$dir/group-$group/$node"
    watch_stops "$$" &
    watcher=$!
    for child in $children; do
        while kill -0 "$child" 2>/dev/null; do
            wait "$child"
        done
    done
    kill "$watcher" 2>/dev/null
    ring
}

# watch_stops LAUNCHER: a stop reaches every node, also one that no signal reached.
watch_stops() {
    trap - TERM
    count=0
    while kill -0 "$1" 2>/dev/null; do
        [ $((count % beat_seconds)) -ne 0 ] || : >"$dir/group-$group/beat-$node"
        count=$((count + 1))
        for rank in $ranks; do
            if wanted_stop "$rank"; then
                kill -TERM "$1" 2>/dev/null
                break
            fi
        done
        sleep 1
    done
}

# The step's own srun stays out of reach of the signal, which it would take for the order to end the step at once.
on_all_nodes() {
    trap : TERM
    setsid srun --kill-on-bad-exit=0 --wait=0 --ntasks-per-node=1 \
        /bin/sh "$0" "$shared" "$attempt" "$group" "$shim" on-node &
    step=$!
    while kill -0 "$step" 2>/dev/null; do
        wait "$step"
    done
}

if [ "$where" = on-node ] || [ "$(wc -l <"$dir/group-$group/nodes")" -eq 1 ]; then
    on_node
else
    on_all_nodes
fi
exit 0
