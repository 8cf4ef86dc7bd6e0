export { chart, type Frame } from './chart'
export { bars, dots, labels, line, type Mark, specks } from './marks'
export { ink, palette } from './svg'
