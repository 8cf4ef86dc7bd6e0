import type { Readiness, Reason } from '../../shared/model'

function isSameFigure(veto: Reason, wait: Reason): boolean {
  return veto.code === wait.code && veto.value === wait.value && veto.unit === wait.unit
}

/**
 * Why no new job starts, most important first: every veto and every wait, but where both judge one figure only the
 * wait, since a start asks for more ("jobs start after 5 min" where what is frozen goes on after 3).
 */
export function startReasons({ vetoes, waits }: Pick<Readiness, 'vetoes' | 'waits'>): readonly Reason[] {
  const stricter = vetoes.map((veto) => waits.find((wait) => isSameFigure(veto, wait)) ?? veto)
  return [...new Set([...stricter, ...waits])]
}
