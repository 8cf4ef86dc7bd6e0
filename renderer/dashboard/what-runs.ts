import type { Job } from '../../shared/model'
import { joinWords } from '../../shared/shell-words'

/** What a job runs, as its person would write it. */
export function whatRuns({ spec, command }: Pick<Job, 'spec' | 'command'>): string {
  return spec.shell ?? spec.kind ?? joinWords(command)
}
