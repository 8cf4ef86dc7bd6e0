import type { z } from 'zod'
import type { Crew, LaneWork } from './crew'

/** A table of a run's series, one column a quantity: becomes `NAME.csv`. All columns are equally long. */
export interface Table {
  readonly name: string
  readonly columns: Readonly<Record<string, ArrayLike<number | string>>>
}

/** A picture of a run, readable on light and dark paper: becomes `NAME.svg`. */
export interface Plot {
  readonly name: string
  /** What it shows, in one line: its text for those who cannot see it. */
  readonly title: string
  readonly svg: string
}

/** All that a finished run has to say. */
export interface Findings<Result> {
  readonly result: Result
  /** One sentence that says what was found, with its figures. */
  readonly summary: string
  readonly tables: readonly Table[]
  readonly plots: readonly Plot[]
  /** Other files by name, such as the weights of a trained model. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>
}

/**
 * A computation under way. It goes on only inside `step`, so that whoever holds it can pause it, save it and end it between
 * two steps. Saved and resumed, here or elsewhere, it goes on bit for bit as if nothing had happened.
 */
export interface Run<Result> {
  /** Share of the work that is done, 0 to 1; 1: nothing is left to do. */
  readonly progress: number
  /** Does the next piece of the work: some tens of milliseconds of it, always cut at the same places. */
  step(): void
  /** The exact state, random state included (`pack` makes one from typed arrays). */
  save(): Uint8Array
  /** What was found. Only when `progress` is 1. */
  finish(): Findings<Result>
}

/** What a run is given besides its parameters. */
export interface Aids {
  /** The texts of the files that `reads` named, by the name it gave. */
  readonly texts: Readonly<Record<string, string>>
  readonly crew: Crew
}

/** How a kind of work is written: `Params` as they are after the schema's defaults. */
export interface KindDefinition<Params, Result> {
  /** As it is asked for: `neural_simulation`. */
  readonly name: string
  readonly title: string
  /** What it computes and after whom, in one sentence. */
  readonly about: string
  /** Every field has a title, a description and its unit; a range's error names the range and the reason. */
  readonly params: z.ZodType<Params>
  readonly result: z.ZodType<Result>
  /** The most memory a run of these parameters takes, bytes, the runtime itself left out. */
  estimateMemoryBytes(params: Params): number
  /** Seconds of running after which a run must be stuck, however large: the time-out of jobs that give none. */
  readonly timeoutSeconds: number
  /** The files that a run of these parameters reads, as the parameters name them. */
  reads?(params: Params): readonly string[]
  begin(params: Params, aids: Aids): Run<Result>
  /** Goes on from what `save` gave; throws when that is not of these parameters. */
  resume(params: Params, saved: Uint8Array, aids: Aids): Run<Result>
  /** Where threads pay: what a helping lane does on the memory that the run shared through its crew. */
  openLane?(params: Params, memory: SharedArrayBuffer): LaneWork
}

/** Parameters as a person gives them. */
export type GivenParams = Readonly<Record<string, unknown>>

/** A kind of work as the engine and the worker see it. Where `params` do not fit its schema, each function throws ZodError. */
export interface Kind {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly params: z.ZodType
  readonly result: z.ZodType
  /** Whether more threads than one make it faster. */
  readonly sharesWork: boolean
  estimateMemoryBytes(params: GivenParams): number
  readonly timeoutSeconds: number
  reads(params: GivenParams): readonly string[]
  begin(params: GivenParams, aids: Aids): Run<unknown>
  resume(params: GivenParams, saved: Uint8Array, aids: Aids): Run<unknown>
  openLane(params: GivenParams, memory: SharedArrayBuffer): LaneWork
}

/** Makes a kind of work of its definition: parameters are checked here, once for every way in. */
export function defineKind<Params, Result>(definition: KindDefinition<Params, Result>): Kind {
  const { name, title, about, params: schema, result, timeoutSeconds, openLane } = definition
  const checked = (given: GivenParams) => schema.parse(given)
  return {
    name,
    title,
    about,
    params: schema,
    result,
    sharesWork: openLane !== undefined,
    timeoutSeconds,
    estimateMemoryBytes: (given) => definition.estimateMemoryBytes(checked(given)),
    reads: (given) => definition.reads?.(checked(given)) ?? [],
    begin: (given, aids) => definition.begin(checked(given), aids),
    resume: (given, saved, aids) => definition.resume(checked(given), saved, aids),
    openLane: (given, memory) => openLane?.(checked(given), memory) ?? nothingToShare,
  }
}

/** For time-outs. */
export const dayInSeconds = 86_400

const nothingToShare: LaneWork = () => undefined
