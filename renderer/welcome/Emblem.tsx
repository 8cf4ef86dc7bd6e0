import styles from './Emblem.module.css'

/** The app's icon: the crescent and its star, as `scripts/icons.mjs` draws them. */
export function Emblem() {
  return (
    <svg className={styles.emblem} viewBox="20 20 472 472" aria-hidden>
      <rect className={styles.sky} x="20" y="20" width="472" height="472" rx="106" />
      <path className={styles.moon} d="M259 118A143 143 0 1 0 371 322A118 118 0 1 1 259 118Z" />
      <circle className={styles.moon} cx="353" cy="174" r="26" />
    </svg>
  )
}
