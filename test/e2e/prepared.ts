import { join } from 'node:path'
import { type Core, createCore } from '../../main/core/core.ts'
import type { DeriveKey } from '../../main/vault/kdf.ts'
import type { JobId } from '../../shared/domain/ids.ts'
import { UserName } from '../../shared/domain/person.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { contract } from '../../shared/ipc/contract.ts'
import type { Client } from '../../shared/ipc/request.ts'
import { cheapDeriveKey, corePorts } from '../fixtures/corePorts.ts'
import { jobEnd } from '../fixtures/jobEnd.ts'
import { knowingReader } from '../fixtures/knowingReader.ts'
import { realDeriveKey } from '../fixtures/realDeriveKey.ts'
import type { Colleague } from './colleagues.ts'
import { supervisor } from './door.ts'
import type { Lender } from './lender.ts'

/** What a spec begins with. */
interface Beginning {
  readonly people?: readonly Colleague[]
  /** Trusted, and its batch taken in. */
  readonly lender?: Lender
  /** The batch, which holds pictures only, was read too: most of it surely (knowingReader.ts). */
  readonly isRead?: boolean
}

/**
 * Makes the vault that a spec begins with, by the core of the application in this process: the supervisor and the
 * colleagues have their own passphrases, and have promised confidentiality. How people do all this in the window is
 * shown by specs of its own (firstHour, people, parties, job).
 *
 * @returns the recovery key
 */
export async function prepareVault(
  folder: string,
  { people = [], lender, isRead = false }: Beginning = {},
): Promise<string> {
  const now = new Date()
  const core = createCore({
    ...corePorts(join(folder, 'vault'), (where, error) => {
      throw new Error(where, { cause: error })
    }),
    ...(isRead && lender && knowingReader(await lender.truth())),
    // Nothing is concluded from a clock that stands still: hardening costs the least, whatever this machine can do.
    clock: () => now,
    deriveKey: hardened(),
  })
  const api = createClient(contract, core)
  try {
    const { vendor, user, passphrase } = supervisor
    const { recoveryKey } = await api.vault.create({ vendor, user: UserName.parse(user), passphrase })
    await promise(api)
    if (lender) await takePackageIn(api, core, lender, folder)
    if (isRead) await readBatches(api, core)
    for (const colleague of people) await addColleague(api, colleague)
    for (const colleague of people) await comeInFirst(api, colleague)
    return recoveryKey
  } finally {
    await core.close()
  }
}

type Api = Client<typeof contract>

async function promise(api: Api): Promise<void> {
  const { version } = await api.nda.get()
  await api.nda.acknowledge({ version })
}

async function takePackageIn(api: Api, core: Core, lender: Lender, folder: string): Promise<void> {
  const card = core.grant(lender.card)
  const { cardSha256 } = await api.lender.inspect({ card })
  const { name } = await api.lender.trust({ card, cardSha256 })
  const key = join(folder, 'receiving-key.json')
  await api.lender.issueReceivingKey({ lender: name, target: core.grant(key) })
  await done(core, api.batch.import({ package: core.grant(await lender.pack(key)) }))
}

async function readBatches(api: Api, core: Core): Promise<void> {
  for (const { batchId: batch } of await api.batch.list()) await done(core, api.batch.read({ batch }))
}

async function done(core: Core, job: Promise<JobId>): Promise<void> {
  const { outcome } = await jobEnd(core, job)
  if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
}

/** What the supervisor sets at first. */
const given = '主管先给的 口令 lantern 7'

/** What nobody types at the application, because its owner has replaced it by then, is not worth hardening. */
function hardened(): DeriveKey {
  const real = realDeriveKey()
  const isGiven = (passphrase: Uint8Array) => Buffer.from(given).equals(passphrase)
  return (passphrase, ...how) => (isGiven(passphrase) ? cheapDeriveKey : real)(passphrase, ...how)
}

async function addColleague(api: Api, { name, roles }: Colleague): Promise<void> {
  const user = UserName.parse(name)
  await api.person.add({ user, roles: [...roles], passphrase: given, ownPassphrase: supervisor.passphrase })
}

async function comeInFirst(api: Api, { name, passphrase }: Colleague): Promise<void> {
  const next = { passphrase, keyFile: { use: 'none' } } as const
  await api.vault.changePassphrase({ user: UserName.parse(name), passphrase: given, next })
  await promise(api)
}
