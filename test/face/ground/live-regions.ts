/// <reference lib="dom" />
import type { Page } from '@playwright/test'
import type { Readiness, Status } from '../../../shared/model'
import type { Face } from './face'

/** What a screen reader would say while nothing happens but that time passes and every figure moves a little. */
export async function saidWhileTimePasses(
  page: Page,
  face: Face,
  status: Status,
): Promise<readonly string[]> {
  await page.evaluate(listen)
  for (const seconds of [1, 2, 3]) {
    await face.become({ status: after(status, seconds) })
    await page.evaluate(nextFrames)
  }
  return page.evaluate(() => (globalThis as unknown as { readonly said: readonly string[] }).said)
}

function after(status: Status, seconds: number): Status {
  const { engine, readiness, sample } = status
  const { vetoes, waits } = readiness
  return {
    ...status,
    engine: { ...engine, uptimeSeconds: engine.uptimeSeconds + seconds },
    readiness: { ...readiness, vetoes: aged(vetoes, seconds), waits: aged(waits, seconds) },
    sample: {
      ...sample,
      idleSeconds: sample.idleSeconds === null ? null : sample.idleSeconds + seconds,
      cpu: { othersPercent: 1 + seconds, oursPercent: 40 + seconds },
    },
  }
}

const aged = (reasons: Readiness['vetoes'], seconds: number): Readiness['vetoes'] =>
  reasons.map((reason) => ({ ...reason, message: reason.message.replace('3 s', `${3 + seconds} s`) }))

/** Runs in the page: from now on, what live regions hold after each change is kept. */
function listen(): void {
  const said: string[] = []
  Object.assign(globalThis, { said })
  const live = '[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], output'
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(live)
      if (region) said.push(region.textContent ?? '')
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}

/** Runs in the page: resolves when what has arrived is drawn. */
async function nextFrames(): Promise<void> {
  for (let frame = 0; frame < 4; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
}
