import type { decoderContract } from '../../shared/ipc/decoder.ts'
import type { readerContract } from '../../shared/ipc/reader.ts'
import type { Client } from '../../shared/ipc/request.ts'
import type { CheckingThreads } from '../package/contentCheck.ts'
import type { VaultPorts } from '../vault/ports.ts'
import type { CoreRules } from './organisation.ts'

/** What the core needs from outside. The window's core, the command line and tests each give their own. */
export interface CorePorts extends VaultPorts {
  /** Opens untrusted documents, in a process of its own. */
  readonly decoder: Client<typeof decoderContract>
  /** Read pages, in processes of their own; so many documents of a batch are under way at a time. */
  readonly readers: readonly Client<typeof readerContract>[]
  /** What the organisation has laid down for this computer. */
  readonly rules?: CoreRules
  /** Check a package that comes in; without them the core does it on its own thread. */
  readonly threads?: CheckingThreads
  /** Folder of the training batch that the build prepares; without it there is nothing to practise on. */
  readonly training?: string
  /** Told of defects; `where` is a request or job. Must not record personal data. */
  readonly report: (where: string, error: unknown) => void
}
