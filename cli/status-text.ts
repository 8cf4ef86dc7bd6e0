import type { JobState, Reason, Status } from '../shared/model'
import { isOutcome, jobStates } from '../shared/model/job-state'
import { formatDollars } from '../shared/model/money'
import { shownParts, shownScore } from '../shared/model/shown-score'
import { formatBytes, formatSeconds } from '../shared/model/units'
import { localTime } from './local-time'
import { harmless } from './output'
import type { Paint } from './paint'
import { reasonText } from './reason-text'

/** The machine as it is now, for a person: is it working for me, and if not, why not? */
export function statusText(status: Status, paint: Paint): string {
  const { engine, readiness, limits } = status
  const { idle, power, resources } = shownParts(readiness.parts)
  return [
    `${paint.bold('Readiness')} ${shownScore(readiness.scorePercent)} of 100, ${readiness.level}: idle ${idle}/40, power ${power}/30, resources ${resources}/30`,
    ...pauseLine(status),
    ...reasonLines(
      status.jobs.running ? 'Nothing else runs' : 'Nothing runs',
      readiness.vetoes,
      paint.yellow,
    ),
    ...reasonLines('Nothing new starts', waitsAlone(readiness), paint.yellow),
    `${paint.bold('Jobs')} ${jobCounts(status, jobStates) || 'none yet'}`,
    ...nextLine(status, paint),
    `${paint.bold('Limits')} ${limits.maxJobs} jobs, ${limits.maxCpuPercent} % CPU, ${limits.maxMemoryPercent} % memory`,
    `${paint.bold('Machine')} ${machineLine(status)}`,
    ...status.blind.map(
      ({ sensor, message, hint }) => `${paint.red('Blind')} ${sensor}: ${message}\n  ${hint}`,
    ),
    ...costLine(status),
    paint.dim(
      `Engine ${engine.version}, pid ${engine.pid}, ${engine.host}, ${engine.sensors} sensors, up ${formatSeconds(engine.uptimeSeconds)}`,
    ),
    ...engine.messages.map((message) => `${paint.yellow('Note')} ${message}`),
  ].join('\n')
}

/** The same in one line, for a face that is rewritten. */
export function statusSummary(status: Status): string {
  const { readiness } = status
  const [held] = [...readiness.vetoes, ...readiness.waits]
  const why = status.paused ? 'paused' : held?.message
  const score = `readiness ${Math.floor(readiness.scorePercent)} (${readiness.level})`
  const active = jobStates.filter((state) => !isOutcome(state))
  return [score, jobCounts(status, active) || 'no job waits', why].filter(Boolean).join(' · ')
}

/** `2 running, 1 queued`: how many jobs are in each of these states, none left out but zeros. */
function jobCounts({ jobs }: Status, states: readonly JobState[]): string {
  return states.flatMap((state) => (jobs[state] ? [`${jobs[state]} ${state}`] : [])).join(', ')
}

function nextLine({ next }: Status, paint: Paint): readonly string[] {
  return next.length === 0
    ? []
    : [`${paint.bold('Next')} ${next.map(({ name }) => harmless(name)).join(', ')}`]
}

function pauseLine({ paused }: Status): readonly string[] {
  if (!paused) return []
  return [paused.until === null ? 'Paused until you resume' : `Paused until ${localTime(paused.until)}`]
}

/** What keeps new jobs from starting and is not said already of everything that runs. */
function waitsAlone({ vetoes, waits }: Status['readiness']): readonly Reason[] {
  return waits.filter(({ code }) => vetoes.every((veto) => veto.code !== code))
}

function reasonLines(
  title: string,
  reasons: readonly Reason[],
  paint: (text: string) => string,
): readonly string[] {
  return reasons.map((reason) => `${paint(title)}: ${reasonText(reason)}`)
}

function machineLine({ sample }: Status): string {
  const { idleSeconds, power, cpu, memory, heat, gpus } = sample
  return [
    idleSeconds === null ? undefined : `no input for ${formatSeconds(idleSeconds)}`,
    power === null ? undefined : powerText(power),
    cpu === null
      ? undefined
      : `CPU ${Math.round(cpu.othersPercent)} % others, ${Math.round(cpu.oursPercent)} % ours`,
    memory === null
      ? undefined
      : `${formatBytes(memory.availableBytes)} of ${formatBytes(memory.totalBytes)} memory free`,
    heat?.cpuCelsius === undefined ? undefined : `${Math.round(heat.cpuCelsius)} °C`,
    ...(gpus ?? []).map(gpuText),
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

function powerText({ source, chargePercent }: NonNullable<Status['sample']['power']>): string {
  const place = source === 'mains' ? 'on mains' : 'on battery'
  return chargePercent === undefined ? place : `${place} (${Math.round(chargePercent)} %)`
}

function gpuText({ name, utilizationPercent, mock }: NonNullable<Status['sample']['gpus']>[number]): string {
  const used = utilizationPercent === undefined ? '' : ` ${Math.round(utilizationPercent)} %`
  return `${name}${mock ? ' (mock)' : ''}${used}`
}

function costLine({ cost }: Status): readonly string[] {
  if (cost.monthUsd === 0 && cost.reservedUsd === 0) return []
  return [
    `Cost ${formatDollars(cost.todayUsd)} today, ${formatDollars(cost.monthUsd)} this month, ${formatDollars(cost.reservedUsd)} reserved`,
  ]
}
