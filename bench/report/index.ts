export { judge, type BenchResult, type FigureResult } from './result'
export { tableOf } from './table'
