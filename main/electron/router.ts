import type { IpcMainInvokeEvent } from 'electron'
import { contract } from '../../shared/ipc/contract.ts'
import { placeOf } from '../../shared/ipc/registrar.ts'
import { type Dispatch, failure, type Outcome } from '../../shared/ipc/wire.ts'
import { origins } from './policy.ts'
import { isFrom } from './sender.ts'

type Handler = (
  event: Pick<IpcMainInvokeEvent, 'senderFrame'>,
  name: unknown,
  input: unknown,
) => Promise<Outcome>

/**
 * Takes the window's requests to the place that answers them. It does not look into them: each place parses its own.
 *
 * @throws Error to a sender that is not the main frame of our window; such a page gets no answer at all
 */
export function createRouter({ core, shell }: { core: Dispatch; shell: Dispatch }): Handler {
  return async (event, name, input) => {
    if (!isFrom(event, origins.window)) throw new Error('not from the window')
    const request = String(name)
    try {
      return await (placeOf(contract, request) === 'shell' ? shell : core)(request, input)
    } catch (error) {
      return failure(error, () => {})
    }
  }
}
