#!/bin/bash
# How fast the server is, against what the machine can do: measure.sh [quarkus-app]. Wants Linux, a JDK and a build
# (./mvnw -DskipTests package); pgbench makes a better baseline for choices than what it takes otherwise. About 20 minutes.
# Prints a table; says when a neighbour disturbed it. Ends with 1 when an acknowledged choice is not there.
# Works on the loopback only, with servers and databases of its own, which end with it.
#
# QUICK=1            small and short, under 3 minutes: to see that it works
# SCENARIOS=         of lookup,gate,snippet,choice,mixed,overload,start; asked for by name only: office, what an owner
#                    asks for one by one, and retention, which erases and so wants a database of its own (DATA)
# ROUND_SECONDS=3    what one load is measured for; WARM_UP_SECONDS=3, ROUNDS=3
# SITES=1000 SESSIONS=1000000 COLD=600000   sessions in memory, and stored ones that aren't
# GROWN=10000000     so many choices of two years besides (Grow.java)
# DATA=folder        keeps the databases there; the next run with the same sizes is prepared at once
# PROFILE=1          after the table, where the server's processor time goes, by JFR
# JAVA_FLAGS, CLIENT_THREADS, LOOKUP_RATE, CHOICE_RATE, OTHERS_LIMIT, STARTS
set -euo pipefail
cd "$(dirname "$0")/../../.."
. src/bench/server/prepare.sh "${1:-target/quarkus-app}"
bench Measure "$app"
