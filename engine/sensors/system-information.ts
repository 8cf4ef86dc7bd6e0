/**
 * The systeminformation package, loaded at the first question only: Linux never asks it anything, and elsewhere its
 * answers come from programs it starts (10 to 500 ms of processor time each), so ask rarely.
 */
export function systemInformation(): Promise<typeof import('systeminformation')> {
  return import('systeminformation')
}
