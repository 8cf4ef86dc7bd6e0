import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Lab, until } from '../lab'
import { readOf, treeOf } from '../processes'
import { startBoinc } from './client'

const project = 'http://127.0.0.1/lull/'
/** What BOINC makes of the project's address. */
const projectFolder = 'projects/127.0.0.1_lull'
const platform = 'x86_64-pc-linux-gnu'
const apiVersion = '7.20.5'

/** Busy in its main thread, and stopped by BOINC's own library as any program made for BOINC. */
const program = `#!/usr/bin/python3
import ctypes
ctypes.CDLL('libboinc_api.so.7').boinc_init()
while True: pass
`

const application = '<app><name>busy</name><user_friendly_name>busy</user_friendly_name></app>'
const version = `
<app_version>
  <app_name>busy</app_name><version_num>1</version_num><platform>${platform}</platform>
  <avg_ncpus>1</avg_ncpus><flops>1e9</flops><api_version>${apiVersion}</api_version>
  <file_ref><file_name>busy</file_name><main_program/></file_ref>
</app_version>`

/**
 * Puts one task into a data folder of BOINC, as if a project had handed it out: the program by BOINC's "anonymous
 * platform" (app_info.xml), which asks for no signature, and the task in the client's own record of its state. It needs
 * neither a network nor a server.
 */
export function plantTask(folder: string, idleSeconds: number): void {
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)
  mkdirSync(path.join(folder, projectFolder), { recursive: true })
  write(`${projectFolder}/busy`, program)
  chmodSync(path.join(folder, projectFolder, 'busy'), 0o755)
  write(
    `${projectFolder}/app_info.xml`,
    `<app_info>${application}<file_info><name>busy</name><executable/></file_info>${version}</app_info>`,
  )
  write(
    'account_127.0.0.1_lull.xml',
    `<account><master_url>${project}</master_url><authenticator>0</authenticator></account>`,
  )
  write('client_state.xml', stateAt(Date.now() / 1000))
  write('global_prefs_override.xml', preferences(idleSeconds))
}

/** Long enough for any bench, and far from its deadline. */
const longSeconds = 1e6

function stateAt(now: number): string {
  return `<client_state>
<project><master_url>${project}</master_url><project_name>lull</project_name><dont_request_more_work/>
  <last_rpc_time>${now}</last_rpc_time><min_rpc_time>${now + longSeconds}</min_rpc_time></project>
${application}${version}
<workunit><name>task</name><app_name>busy</app_name><version_num>1</version_num><rsc_fpops_est>1e15</rsc_fpops_est>
  <rsc_fpops_bound>1e18</rsc_fpops_bound><rsc_memory_bound>1e8</rsc_memory_bound><rsc_disk_bound>1e8</rsc_disk_bound></workunit>
<result><name>task_0</name><wu_name>task</wu_name><state>2</state><platform>${platform}</platform><version_num>1</version_num>
  <report_deadline>${now + longSeconds}</report_deadline><received_time>${now}</received_time></result>
<platform_name>${platform}</platform_name>
<core_client_major_version>7</core_client_major_version><core_client_minor_version>20</core_client_minor_version>
</client_state>`
}

/** Its defaults, but that it goes on as soon as it may and that neither others' load nor a battery stops it. */
function preferences(idleSeconds: number): string {
  return `<global_preferences><run_if_user_active>0</run_if_user_active>
<idle_time_to_run>${idleSeconds / 60}</idle_time_to_run><run_on_batteries>1</run_on_batteries>
<suspend_cpu_usage>0</suspend_cpu_usage><max_ncpus_pct>100</max_ncpus_pct><cpu_usage_limit>100</cpu_usage_limit>
</global_preferences>`
}

/** Whom the task runs as, once it does. */
export async function startBusyBoinc(lab: Lab, folder: string): Promise<number> {
  const client = startBoinc(lab, folder, seeingOneDisplay())
  return until('BOINC runs its task', () => {
    if (client.exitCode !== null) throw new Error(`the BOINC client ended with ${client.exitCode}`)
    return treeOf(client.pid ?? 0).find((pid) => readOf(pid, 'cmdline')?.includes(`${projectFolder}/busy`))
  })
}

/**
 * BOINC asks every display of the machine that it can reach for its person. Where we may, it sees the bench's alone: the
 * folder of their sockets is covered by one with a file of that name, and the abstract socket beside it leads there.
 */
function seeingOneDisplay(): readonly string[] {
  if (process.getuid?.() !== 0) return []
  const display = /:(\d+)/.exec(process.env['DISPLAY'] ?? '')?.[1] ?? ''
  const cover = 'mount -t tmpfs tmpfs /tmp/.X11-unix && : >"/tmp/.X11-unix/X$0" && exec "$@"'
  return ['unshare', '--mount', 'sh', '-c', cover, display]
}
