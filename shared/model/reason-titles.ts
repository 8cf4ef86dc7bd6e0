import type { Reason, ReasonCode } from './reason'

/**
 * Each reason in a few words without a figure, for places that must not change every second: the tray's tooltip and menu,
 * a headline that a screen reader announces. The figures are in the reason's own message.
 */
export const reasonTitles: Readonly<Record<ReasonCode, string>> = {
  userActive: 'You are using this computer',
  onBattery: 'This computer runs on battery',
  batteryLow: 'The battery is low',
  cpuBusy: 'Other programs are busy',
  memoryPressure: 'Memory is scarce',
  tooHot: 'This computer is too hot',
  gpuBusy: 'Other programs use the GPU',
  fullScreen: 'A program fills the screen',
  excludedApp: 'An excluded program is in front',
  outsideHours: 'It is outside the allowed hours',
  // Said of jobs only: that Lull itself is paused is told by its status.
  paused: 'Held by you',
  sensorBlind: 'Lull cannot see this computer’s state',
  idleInhibited: 'A program keeps this computer awake',
  inCall: 'A call is going on',
  diskLow: 'The disk is nearly full',
  levelTooLow: 'The computer is not ready enough yet',
  noCapacity: 'This computer is fully used',
  waitingFor: 'Another job must end first',
  notYetTime: 'It is not yet time',
  budget: 'The budget leaves no room',
  concurrency: 'Other jobs run first',
  exclusive: 'A job runs alone',
  settling: 'The computer settles down',
}

/** The waiting job whose reason stands for all: what the person held back says least about the others. */
export function mostTelling<Waiting extends { readonly reasons: readonly Reason[] }>(
  waiting: readonly Waiting[],
): Waiting | undefined {
  return waiting.find(({ reasons }) => reasons[0]?.code !== 'paused') ?? waiting[0]
}
