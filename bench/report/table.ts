import type { BenchResult, FigureResult } from './result'

/** The results as text: one line a figure, and what each stands for below. */
export function tableOf(results: readonly BenchResult[]): string {
  const figures = results.flatMap((result) => result.figures)
  const rows = [
    ['figure', '', 'result', 'spread over runs', 'min … max', 'values', 'bar', ''],
    ...figures.map(rowOf),
  ]
  return [
    aligned(rows),
    '',
    ...figures.map(({ name, what }) => `${name}: ${what}`),
    ...results.flatMap(({ name, error }) =>
      error === undefined ? [] : [`\n${name} FAILED, no figures: ${error}`],
    ),
    ...results.flatMap(({ name, cannotMeasure: why }) =>
      why === undefined ? [] : [`\n${name} not measured: ${why}`],
    ),
    '',
    ...results.filter(({ busyBeforePercent }) => busyBeforePercent >= notablyBusyPercent).map(busyLine),
    closingLine(figures),
  ].join('\n')
}

/** A desktop that nobody uses is well below this. */
const notablyBusyPercent = 10

function busyLine({ name, busyBeforePercent }: BenchResult): string {
  return `${name}: the machine was ${shown(busyBeforePercent)} % busy with other things before; quiet, it would do better`
}

function rowOf({ name, statistic, unit, summary, bar, verdict }: FigureResult): readonly string[] {
  const { result, spread, min, max, values, runs } = summary
  return [
    name,
    statistic,
    `${shown(result)} ${unit}`,
    spread.map(shown).join(' … '),
    `${shown(min)} … ${shown(max)}`,
    `${values} in ${runs}`,
    bar ? `<= ${bar.limit} ${unit}` : '',
    verdict === 'info' ? '' : verdict,
  ]
}

/** Three significant digits, as no figure here is better than that. */
function shown(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

function closingLine(figures: readonly FigureResult[]): string {
  const count = (verdict: string) => figures.filter((figure) => figure.verdict === verdict).length
  return `${count('met')} bars met, ${count('missed')} missed, ${count('info')} figures for information`
}
