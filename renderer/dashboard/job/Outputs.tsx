import { FolderOpen } from 'lucide-react'
import type { Job } from '../../../shared/model'
import type { Asks } from '../../asks'
import type { Client } from '../../connect'
import { words } from '../../messages/dashboard'
import { outputAddress, picturesOf } from '../../ui/output-address'
import { Answer } from '../Answer'
import { useAsked } from '../use-asked'
import styles from './Outputs.module.css'
import { localBytes } from '../../ui/local-bytes'

interface OutputsProps {
  readonly job: Job
  readonly client: Client
  readonly asks: Asks
}

/** What a job found, in its own sentence and in pictures, and the files that it left. */
export function Outputs({ job, client, asks }: OutputsProps) {
  if (job.outputFiles.length === 0) return <p className={styles.none}>{words.noOutputs}</p>
  const show = (path?: string) => asks.ask(client.app.openOutput({ job: job.id, ...(path && { path }) }))
  return (
    <div className={styles.outputs}>
      {hasSummary(job) && <Summary job={job} client={client} />}
      <Pictures job={job} onOpen={show} />
      <div className={styles.files}>
        <h2>{words.filesLeft(job.outputFiles.length)}</h2>
        <button type="button" className="button" onClick={() => show()}>
          <FolderOpen size={15} aria-hidden />
          {words.openFolder}
        </button>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.size}</th>
          </tr>
        </thead>
        <tbody>
          {job.outputFiles.map(({ path, sizeBytes }) => (
            <tr key={path}>
              <td>
                <button type="button" className={styles.path} onClick={() => show(path)}>
                  {path}
                </button>
              </td>
              <td>{localBytes(sizeBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Whether the job says itself what it found. */
export const hasSummary = ({ outputFiles }: Job) => outputFiles.some(({ path }) => path === 'summary.txt')

function Summary({ job, client }: Pick<OutputsProps, 'job' | 'client'>) {
  const asked = useAsked(`${job.id} ${job.state}`, () => client.jobs.summary({ job: job.id }))
  return (
    <Answer asked={asked}>{({ summary }) => summary && <p className={styles.summary}>{summary}</p>}</Answer>
  )
}

/** Pictures that a job made to be looked at; what else it drew may be thousands of frames. */
const mostPictures = 12

interface PicturesProps {
  readonly job: Job
  readonly onOpen: (path: string) => void
}

/** The pictures among the outputs, each opened by a click. The app serves them as pictures: nothing in them runs. */
function Pictures({ job, onOpen }: PicturesProps) {
  const pictures = picturesOf(job)
  if (pictures.length === 0) return null
  return (
    <ul className={styles.pictures}>
      {pictures.slice(0, mostPictures).map((path) => (
        <li key={path}>
          <button type="button" onClick={() => onOpen(path)}>
            <img src={outputAddress(job, path)} alt="" />
            <span>{path}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
