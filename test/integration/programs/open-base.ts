import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { closeCgroupBase, openCgroupBase } from '../../../engine/executors/local/containers'
import { linuxProcesses } from '../../../engine/executors/local/processes'

// Opens a base as an engine does, with a child beside it as Electron has, and says what came of it and where both are.
const [, , name = '', controller = ''] = process.argv
const child = spawn('sleep', ['1000'], { stdio: 'ignore' })
const groupOf = (pid: number | undefined) =>
  /^0::(.*)$/m.exec(readFileSync(`/proc/${pid}/cgroup`, 'utf8'))?.[1]
const opening = openCgroupBase(name, linuxProcesses(), [controller])
const controllers = opening.base ? [...opening.base.controllers] : []
console.log(JSON.stringify({ ...opening, controllers, groups: [process.pid, child.pid].map(groupOf) }))
child.kill('SIGKILL')
if (opening.base) closeCgroupBase(opening.base)
