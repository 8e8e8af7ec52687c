import { cpSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { CorePorts } from '../../../main/core/ports.ts'
import { type BatchId, DocumentPath } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { aCore, aStation, supervisor, type TestStation } from '../../fixtures/station.ts'

export const document = DocumentPath.parse('docs/A-001/1.jpg')
export const witness = { user: UserName.parse('样本见证'), passphrase: '另一位 invented 见证 words' }
export const none = () => undefined

/** A station where a second person can witness. */
export async function stationOfTwo(ports: Partial<CorePorts> = {}): Promise<TestStation> {
  const station = await aStation(ports)
  const { api } = station
  const initial = '初始 invented 口令 words'
  await api.person.add({
    user: witness.user,
    roles: ['auditor'],
    passphrase: initial,
    ownPassphrase: supervisor.passphrase,
  })
  await api.vault.changePassphrase({
    user: witness.user,
    passphrase: initial,
    next: { passphrase: witness.passphrase, keyFile: { use: 'none' } },
  })
  await api.vault.unlock(supervisor)
  return station
}

export async function destroy({ api }: Pick<TestStation, 'api'>, batch: BatchId) {
  const { warnings } = await api.destruction.plan({ batch })
  return api.destruction.destroy({
    batch,
    operator: { passphrase: supervisor.passphrase },
    witness,
    accepted: warnings,
  })
}

/** What a person has who copies the whole vault: everything, and knows the passphrase. */
export function copyOf(station: TestStation): string {
  const copy = mkdtempSync(join(station.folder, 'copy-'))
  cpSync(station.dir, copy, { recursive: true, filter: (path) => !path.endsWith('lock') })
  return copy
}

export async function restored(dir: string) {
  const { core } = aCore(dir)
  const api = createClient(contract, core)
  await api.vault.unlock(supervisor)
  return { core, api, [Symbol.asyncDispose]: () => core.close() }
}
