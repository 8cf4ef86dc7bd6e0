import type { ExecutorNews } from '../executor'
import { markOf } from './folder'
import type { LocalExecutorOptions } from './local-executor-types'

export interface NewsPost {
  /** Never throws: that a listener cannot take a piece of news is no reason to let go of a job. */
  tell(news: ExecutorNews): void
  onNews(listener: (news: ExecutorNews) => void): void
}

/** Brings each piece of news to all listeners, each for itself. What a listener throws goes to the log. */
export function newsPost(log: LocalExecutorOptions['log']): NewsPost {
  const listeners: ((news: ExecutorNews) => void)[] = []

  function bring(news: ExecutorNews, listener: (news: ExecutorNews) => void): void {
    try {
      listener(news)
    } catch (error) {
      log.error('a listener failed to take news', { attempt: markOf(news.key), news: news.type, error })
    }
  }

  return {
    tell: (news) => {
      for (const listener of listeners) bring(news, listener)
    },
    onNews: (listener) => void listeners.push(listener),
  }
}
