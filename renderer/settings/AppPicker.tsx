import { type KeyboardEvent, useId, useState } from 'react'
import { words } from '../messages/settings'
import controls from '../ui/controls.module.css'
import styles from './AppPicker.module.css'

interface AppPickerProps {
  /** What runs now and is not chosen yet. */
  readonly running: readonly string[]
  readonly onOpen: () => void
  readonly onPick: (app: string) => void
}

/** Picks a program from those that run, or takes one by its name. The arrow keys go through the list, Enter picks. */
export function AppPicker({ running, onOpen, onPick }: AppPickerProps) {
  const [name, setName] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const listId = useId()
  const offered = running.filter((app) => app.toLowerCase().includes(name.trim().toLowerCase()))
  const isListed = isOpen && offered.length > 0
  const marked = isListed ? offered[active] : undefined

  function pick(app: string): void {
    if (app.trim() !== '') onPick(app.trim())
    setName('')
    setActive(-1)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') setOpen(false)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || offered.length === 0) return
    event.preventDefault()
    setOpen(true)
    setActive((active + step + offered.length) % offered.length)
  }

  return (
    <form
      className={styles.picker}
      onSubmit={(event) => {
        event.preventDefault()
        pick(marked ?? name)
      }}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setOpen(false)}
    >
      <div className={styles.line}>
        <input
          className={controls.input}
          role="combobox"
          aria-label={words.addAppLabel}
          aria-expanded={isListed}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={marked === undefined ? undefined : `${listId}-${active}`}
          placeholder={words.appExample}
          spellCheck={false}
          value={name}
          onFocus={() => {
            onOpen()
            setOpen(true)
          }}
          onChange={({ target }) => {
            setName(target.value)
            setActive(-1)
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          className={controls.button}
          disabled={name.trim() === '' && marked === undefined}
        >
          {words.addApp}
        </button>
      </div>
      <ul
        id={listId}
        role="listbox"
        aria-label={words.runningApps}
        className={styles.offered}
        hidden={!isListed}
      >
        {offered.map((app, at) => (
          <li
            key={app}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === active}
            ref={at === active ? scrollToIt : undefined}
            className={styles.app}
            // The input keeps the focus, so that the list stays.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(app)}
          >
            {app}
          </li>
        ))}
      </ul>
    </form>
  )
}

const scrollToIt = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' })
