import { MoonStar, ShieldCheck, Snowflake } from 'lucide-react'
import { words } from '../messages/welcome'
import styles from './WhatItDoes.module.css'

const icons = [MoonStar, Snowflake, ShieldCheck]

/** The first step: what Lull promises, in three sentences. */
export function WhatItDoes() {
  return (
    <>
      <ul className={styles.promises}>
        {words.does.map(({ title, text }, at) => {
          const Icon = icons[at] ?? MoonStar
          return (
            <li key={title} className={styles.promise}>
              <Icon className={styles.icon} size={24} strokeWidth={1.75} aria-hidden />
              <h2 className={styles.title}>{title}</h2>
              <p className={styles.text}>{text}</p>
            </li>
          )
        })}
      </ul>
      <p className={styles.text}>{words.trayHint}</p>
    </>
  )
}
