import type { OrganisationPolicy } from '../../shared/domain/organisation.ts'
import { WorkstationSettings } from '../../shared/domain/workstation.ts'
import type { contract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/request.ts'
import { smallFile } from './smallFile.ts'

/** An organisation's policy, and the file that it was read from. */
export interface Organisation {
  readonly file: string
  readonly policy: OrganisationPolicy
}

const minuteMs = 60_000

/**
 * How this computer is set up. What the organisation has laid down comes before what was chosen here.
 *
 * @param path of the small file that the choice is kept in
 * @param idleChanged told when the time after which an empty desk is locked has changed
 */
export function createWorkstation({
  path,
  organisation,
  dataFolder,
  idleChanged,
}: {
  path: string
  organisation: Organisation | null
  dataFolder: string
  idleChanged: () => void
}) {
  const file = smallFile(path, WorkstationSettings)
  let settings = file.read() ?? WorkstationSettings.parse({})
  const idleMinutes = (): number => organisation?.policy.idleMinutes ?? settings.idleMinutes
  const view = () => ({ idleMinutes: idleMinutes(), dataFolder, organisation })

  const handlers: Handlers<typeof contract, 'shell', undefined>['workstation'] = {
    get: view,
    /** @throws SealdeskError `file/not-writable` */
    set(next) {
      file.write(next)
      settings = next
      idleChanged()
      return view()
    },
  }
  return { handlers, idleMinutes, idleAfterMs: (): number => idleMinutes() * minuteMs }
}
