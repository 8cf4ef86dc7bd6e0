import { setTimeout as wait } from 'node:timers/promises'
import type { Bench, Figure, Measured } from '../bench'
import { electronRuntime, openTrayHost, type TrayHost, turnWheel } from '../desktop'
import { endedJobs, machineOf, quietMachine, startInspectedApp } from '../engine'
import type { Lab } from '../lab'
import { framesDuring, type Page } from '../pages'

const [kept, quickKept] = [100_000, 20_000]
/** Notches of the wheel, down and up again. */
const [notches, quickNotches] = [400, 150]
const notchEveryMs = 10
/** Places that the scroll bar is dragged to. */
const [drags, quickDrags] = [60, 20]
const dragEveryMs = 100
/** In the middle of the list, wherever the dashboard opens. */
const overTheList = { x: 640, y: 450 }

export const scroll: Bench = {
  name: 'scroll',
  what: `the dashboard's list of ${kept} jobs is scrolled, by the wheel and by the scroll bar`,
  figures: [
    figure('scroll.frame', 'from one frame of the page to the next, all but one in a hundred', 'p99', 50),
    figure('scroll.longest', 'the longest of a run', 'worst', 50),
    figure('scroll.wheel', 'the longest of a run while the wheel turns', 'worst'),
    figure('scroll.drag', 'the longest of a run while the scroll bar is dragged anywhere', 'worst'),
  ],
  async run(lab): Promise<Measured> {
    const host = await openTrayHost(lab)
    const runs = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      runs.push(await scrollAll(lab, host))
    }
    const all = runs.map(({ wheel, drag }) => [...wheel, ...drag])
    return {
      'scroll.frame': all,
      'scroll.longest': all,
      'scroll.wheel': runs.map(({ wheel }) => wheel),
      'scroll.drag': runs.map(({ drag }) => drag),
    }
  },
}

function figure(name: string, what: string, statistic: Figure['statistic'], limit?: number): Figure {
  return { name, what, unit: 'ms', statistic, ...(limit !== undefined && { bar: { limit } }) }
}

async function scrollAll(lab: Lab, host: TrayHost) {
  const before = host.registered
  const size = lab.quick ? quickKept : kept
  const env = machineOf(lab, { ...quietMachine, idleSeconds: 0 })
  const app = await startInspectedApp(lab, electronRuntime(), {
    env,
    furnish: (home) => endedJobs(home, size),
  })
  await host.untilRegistered(before + 1)
  await host.icon().choose('Dashboard')
  const page = await app.pages.page('/dashboard/')
  await page.waitFor('the list of jobs', `${list} !== null`)
  // to the end and back once: every page of the list is known then, as after a while of use
  await dragTo(page, 1)
  await page.waitFor('the last job', isAtTheEnd)
  await dragTo(page, 0)
  await wait(1_000)
  const wheel = await framesDuring(page, async () => {
    const times = lab.quick ? quickNotches : notches
    await turnWheel(overTheList, 'down', times, notchEveryMs)
    await turnWheel(overTheList, 'up', times, notchEveryMs)
  })
  const drag = await framesDuring(page, async () => {
    for (let place = 0; place < (lab.quick ? quickDrags : drags); place++) {
      await dragTo(page, Math.random())
      await wait(dragEveryMs)
    }
  })
  await app.stop()
  return { wheel: wheel.intervalsMs, drag: drag.intervalsMs }
}

const list = `document.querySelector('[role=grid]')`
/** Whether the last row of all is drawn, and holds a job. */
const isAtTheEnd = `[...document.querySelectorAll('[role=grid] [role=row]')].some(
  (row) => row.ariaRowIndex === ${list}.ariaRowCount && row.querySelector('time') !== null,
)`

/** `share`: of the list's whole height. */
async function dragTo(page: Page, share: number): Promise<void> {
  await page.evaluate(`${list}.scrollTop = ${share} * ${list}.scrollHeight`)
}
