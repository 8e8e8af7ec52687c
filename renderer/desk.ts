import { type ErrorRecord, SealdeskError } from '../shared/errors/error.ts'
import { createClient, onEvent } from '../shared/ipc/client.ts'
import { contract } from '../shared/ipc/contract.ts'
import type { Client, Events } from '../shared/ipc/request.ts'
import type { Wire } from '../shared/ipc/wire.ts'

declare global {
  interface Window {
    /** Exposed by the preload script. */
    readonly sealdesk: Wire
  }
}

type DeskEvents = Events<typeof contract>

/** All that the window can ask of the application, and hear from it. */
export interface Desk {
  readonly api: Client<typeof contract>
  /** @returns a function that stops listening */
  on<K extends keyof DeskEvents>(name: K, listener: (payload: DeskEvents[K]) => void): () => void
}

export function createDesk(wire: Wire): Desk {
  return {
    api: createClient(contract, wire),
    on: (name, listener) => onEvent(contract, wire, name, listener),
  }
}

/** What went wrong, in the form that a screen shows. Whatever has no code is a defect, and is shown as one. */
export function errorRecord(error: unknown): ErrorRecord {
  if (error instanceof SealdeskError) return { code: error.code, params: error.params }
  return { code: 'internal/unexpected', params: {} }
}
