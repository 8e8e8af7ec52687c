import { SealdeskError } from '../errors/error.ts'
import type { Client, Contract, Event, Events } from './request.ts'
import type { Wire } from './wire.ts'

/** The client of a contract. Its functions reject with `SealdeskError` when the other side refused. */
export function createClient<C extends Contract>(contract: C, wire: Wire): Client<C> {
  const groups = Object.entries(contract).map(([group, members]) => {
    const functions = Object.entries(members).flatMap(([name, member]) => {
      if (member.type === 'event') return []
      const call = async (input: unknown) => {
        const outcome = await wire.call(`${group}.${name}`, input)
        if (!outcome.ok) throw new SealdeskError(outcome.error.code, outcome.error.params)
        return member.output.parse(outcome.value)
      }
      return [[name, call]]
    })
    return [group, Object.fromEntries(functions)]
  })
  // Built from the contract's own entries, so the shape is the contract's; the compiler cannot follow fromEntries.
  return Object.fromEntries(groups) as Client<C>
}

/** Calls the listener with each payload of one event. @returns a function that stops it */
export function onEvent<C extends Contract, K extends keyof Events<C> & string>(
  contract: C,
  wire: Wire,
  name: K,
  listener: (payload: Events<C>[K]) => void,
): () => void {
  const [group = '', member = ''] = name.split('.')
  const declared = contract[group]?.[member] as Event
  return wire.subscribe((arrived, payload) => {
    // The schema's output is the event's payload by the definition of Events.
    if (arrived === name) listener(declared.payload.parse(payload) as Events<C>[K])
  })
}
