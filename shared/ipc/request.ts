import type { z } from 'zod'
import type { Role } from '../domain/person.ts'

/**
 * Who may send a request: anyone at the screen, even while the vault is locked; anyone who has unlocked it; or
 * people with one of the roles named.
 */
export type Access = 'anyone' | 'unlocked' | readonly Role[]

/** Which process answers: the core process has the keys, the shell has the windows and dialogs. */
export type Place = 'core' | 'shell'

export interface Request<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  P extends Place = Place,
> {
  readonly type: 'request'
  readonly input: I
  readonly output: O
  readonly access: Access
  readonly at: P
}

export interface Event<T extends z.ZodType = z.ZodType> {
  readonly type: 'event'
  readonly payload: T
}

/** Requests and events by group and name; a message is addressed as `group.name`. */
export type Contract = Readonly<Record<string, Readonly<Record<string, Request | Event>>>>

/** A request that the core process answers. */
export function request<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  access: Access,
): Request<I, O, 'core'> {
  return { type: 'request', input, output, access, at: 'core' }
}

/** A request that the shell answers, because it needs a window or a dialog and no key. */
export function shellRequest<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
): Request<I, O, 'shell'> {
  return { type: 'request', input, output, access: 'anyone', at: 'shell' }
}

export function event<T extends z.ZodType>(payload: T): Event<T> {
  return { type: 'event', payload }
}

/** The handlers that a place must have: one for each of its requests, no more and no fewer. */
export type Handlers<C extends Contract, P extends Place, Context> = {
  readonly [G in keyof C as HasPlace<C[G], P> extends true ? G : never]: {
    readonly [N in keyof C[G] as C[G][N] extends Request<z.ZodType, z.ZodType, P>
      ? N
      : never]: C[G][N] extends Request<infer I, infer O>
      ? (input: z.output<I>, context: Context) => Promise<z.input<O>> | z.input<O>
      : never
  }
}

/** What the sender of requests sees: `client.group.name(input)`. */
export type Client<C extends Contract> = {
  readonly [G in keyof C]: {
    readonly [N in keyof C[G] as C[G][N] extends Request ? N : never]: C[G][N] extends Request<
      infer I,
      infer O
    >
      ? (input: z.input<I>) => Promise<z.output<O>>
      : never
  }
}

/** `group.name` of each event of a contract, with its payload. */
export type Events<C extends Contract> = {
  readonly [K in EventName<C>]: K extends `${infer G}.${infer N}`
    ? C[G][N] extends Event<infer T>
      ? z.output<T>
      : never
    : never
}

type EventName<C extends Contract> = {
  [G in keyof C & string]: {
    [N in keyof C[G] & string]: C[G][N] extends Event ? `${G}.${N}` : never
  }[keyof C[G] & string]
}[keyof C & string]

type HasPlace<Group, P extends Place> =
  Extract<Group[keyof Group], Request<z.ZodType, z.ZodType, P>> extends never ? false : true
