import { z } from 'zod'
import { SealdeskError } from '../errors/error.ts'
import type { Access, Contract, Handlers, Place, Request } from './request.ts'
import { type Dispatch, failure } from './wire.ts'

export interface Registrar<Context> {
  /** Who sends: given to the handler. Throws `vault/locked` or `vault/not-permitted` where the access is not theirs. */
  readonly admit: (access: Access) => Context
  /** Gives what a handler threw its code, where this place knows what it means; otherwise gives it back as it came. */
  readonly explain?: (error: unknown) => unknown
  /** Told of what has no code even so; must not record personal data. */
  readonly report: (request: string, error: unknown) => void
}

/** Makes the dispatcher of one place from its handlers: parses the input, checks access, answers, parses the output. */
export function serve<C extends Contract, P extends Place, Context>(
  contract: C,
  place: P,
  handlers: Handlers<C, P, Context>,
  { admit, explain = (error) => error, report }: Registrar<Context>,
): Dispatch {
  return async (name, input) => {
    try {
      const [group = '', member = ''] = name.split('.')
      const declared = lookUp(contract, place, group, member)
      const context = admit(declared.access)
      const parsed = declared.input.safeParse(input)
      if (!parsed.success)
        throw new SealdeskError('ipc/invalid-input', { request: name, detail: z.prettifyError(parsed.error) })
      const handler = (
        handlers as Record<string, Record<string, (input: unknown, context: Context) => unknown>>
      )[group]?.[member]
      if (!handler) throw new Error(`no handler for ${name}`)
      return { ok: true, value: declared.output.parse(await handler(parsed.data, context)) }
    } catch (error) {
      return failure(explain(error), (unexpected) => report(name, unexpected))
    }
  }
}

/** The place that answers a request, for the process that routes it. @throws SealdeskError `ipc/invalid-input` */
export function placeOf(contract: Contract, name: string): Place {
  const [group = '', member = ''] = name.split('.')
  const declared =
    Object.hasOwn(contract, group) && contract[group] && Object.hasOwn(contract[group], member)
      ? contract[group][member]
      : undefined
  if (declared?.type !== 'request')
    throw new SealdeskError('ipc/invalid-input', { request: name, detail: 'unknown request' })
  return declared.at
}

function lookUp(contract: Contract, place: Place, group: string, member: string): Request {
  const name = `${group}.${member}`
  if (placeOf(contract, name) !== place)
    throw new SealdeskError('ipc/invalid-input', { request: name, detail: 'wrong place' })
  return contract[group]?.[member] as Request
}
