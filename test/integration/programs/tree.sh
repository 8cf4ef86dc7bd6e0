#!/bin/sh
# tree.sh FOLDER: a job of many processes, each come about in another way, each counting in a file of its own.
folder=$1
here=$(dirname "$0")
worker() { sh "$here/worker.sh" "$folder/$1"; }

worker child &
( ( worker grandchild & ) & )
setsid sh "$here/worker.sh" "$folder/session" &
( setsid sh "$here/worker.sh" "$folder/daemon" & )
bash -mc 'sh "$1" "$2" & wait' bash "$here/worker.sh" "$folder/group" &
env -i sh "$here/worker.sh" "$folder/scrubbed" &
( exec sh "$here/worker.sh" "$folder/replaced" ) &
sh "$here/storm.sh" "$folder/storm" &
sh -c 'sh -c : & exec sleep 1000' &
exec sh "$here/worker.sh" "$folder/main"
