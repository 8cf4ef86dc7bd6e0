import { countOf, figure, namesOf } from './counting'
import { type DeedWords, deedWords } from './deeds'

/** What is done to jobs, to one or to many at once. */
export const manyWords = {
  actions: 'What you can do',
  deeds: deedWords,
  deedOn: (name: string, count: number) => `${name} ${figure(count)}`,
  askTo: (act: string) => `${act}?`,
  leftOut: (count: number, { unfit, unfits }: DeedWords) =>
    count === 1
      ? `1 other ${unfit}, and stays as it is.`
      : `${figure(count)} others ${unfits}, and stay as they are.`,
  leave: 'Leave them',
  selection: 'Selected jobs',
  selected: (count: number) => `${countOf(count, 'job', 'jobs')} selected`,
  selectedOfRead: (rows: number | null) =>
    `These are the ones that were read${rows === null ? '' : `, of ${figure(rows)}`}. Scroll on or search to choose others.`,
  deselect: 'Select none',
  underWay: 'What is done to several jobs',
  doing: (at: number, count: number) => `${figure(at)} of ${figure(count)}`,
  stopHere: 'Stop here',
  notTried: (count: number) => `${countOf(count, 'job was', 'jobs were')} not asked for`,
  notTriedStopped: 'You stopped before their turn. Nothing has changed for them.',
  notTriedAway: 'Lull gave no answer. Go on once it is back; what was asked twice is done once.',
  goOn: (count: number) => `Go on with ${countOf(count, 'job', 'jobs')}`,
  seen: 'Close this',
  namesOf,
  theseAre: (names: readonly string[]) => `Refused: ${namesOf(names)}.`,

  someRefused: (refused: number, count: number) =>
    `${figure(refused)} of ${countOf(count, 'job', 'jobs')} refused`,
} as const
