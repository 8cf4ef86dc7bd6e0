import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import type { SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'
import controls from '../ui/controls.module.css'
import type { Desk, DeskState } from './desk'
import { hoursOf, nextSpan, type Span, spansOf } from './hours'
import styles from './HoursSetting.module.css'
import { Marked } from './Marked'
import { Note, ResetButton } from './SettingRow'
import rowStyles from './SettingRow.module.css'

interface HoursSettingProps {
  readonly entry: SettingEntry
  readonly desk: Desk
  readonly state: DeskState
  readonly search: string
}

/** Hours of the day: each span from and until a time. A time shows what would happen while it is typed. */
export function HoursSetting({ entry, desk, state, search }: HoursSettingProps) {
  const { key, value } = entry
  const id = useId()
  const spans = spansOf(state.typed[key] ?? (typeof value === 'string' ? value : ''))
  const set = (next: readonly Span[]) => void desk.set(key, hoursOf(next))
  const change = (at: number, part: Partial<Span>) =>
    desk.type(key, hoursOf(spans.map((span, place) => (place === at ? { ...span, ...part } : span))) ?? '')
  return (
    <div
      role="group"
      aria-labelledby={id}
      aria-describedby={`${id}-note`}
      className={rowStyles.list}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) void desk.apply(key)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void desk.apply(key)
        if (event.key === 'Escape') desk.takeBack(key)
      }}
    >
      <div className={rowStyles.row} data-changed={value !== entry.default}>
        <p id={id}>
          <Marked text={entry.description} search={search} />
        </p>
        <div className={rowStyles.control}>
          {value !== entry.default && <ResetButton entry={entry} desk={desk} />}
          <button
            type="button"
            className={controls.button}
            aria-label={words.addHoursOf(entry.description)}
            onClick={() => set([...spans, nextSpan(spans)])}
          >
            <Plus size={14} aria-hidden />
            {words.addHours}
          </button>
        </div>
        <Note id={`${id}-note`} entry={entry} refused={state.refused[key]} search={search} />
      </div>
      <ul className={styles.spans}>
        {spans.map((span, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a span is its place; its times change while they are typed
          <li key={at} className={styles.span}>
            <TimeInput label={words.from} value={span.from} onChange={(from) => change(at, { from })} />
            <TimeInput label={words.until} value={span.to} onChange={(to) => change(at, { to })} />
            <button
              type="button"
              className={rowStyles.reset}
              aria-label={words.removeHours(span.from, span.to)}
              onClick={() => set(spans.filter((_, place) => place !== at))}
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface TimeInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (time: string) => void
}

/** A time of the day; one that is half typed is none yet. */
function TimeInput({ label, value, onChange }: TimeInputProps) {
  return (
    <label className={styles.time}>
      <span className={styles.label}>{label}</span>
      <input
        type="time"
        required
        className={controls.input}
        value={value}
        onChange={({ target }) => target.value !== '' && onChange(target.value)}
      />
    </label>
  )
}
