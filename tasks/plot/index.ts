export { chart, type Frame } from './chart'
export { bars, dots, line, type Mark, specks } from './marks'
export { palette } from './svg'
