import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Refusal } from '../../shared/domain/refusal.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { decoderContract } from '../../shared/ipc/decoder.ts'
import { keystoreContract } from '../../shared/ipc/keystore.ts'
import { readerContract } from '../../shared/ipc/reader.ts'
import { serveOver, wireOver } from '../../shared/ipc/wire.ts'
import { mostThreads } from '../package/contentCheck.ts'
import { createDeriveKey } from '../vault/argon2.ts'
import { channel, Grant } from './channels.ts'
import { createCore } from './core.ts'
import { CoreRulesText } from './organisation.ts'
import { parentLink } from './parentLink.ts'
import { documentsUnderWay, readerCount } from './readerProcesses.ts'
import { reportDefect } from './report.ts'

// The core process. Its arguments are the vault's folder and the organisation's rules; all else comes over its link.
const [dir, rules = '{}'] = process.argv.slice(2)
if (!dir) throw new Error('the core process needs the folder of the vault')

const link = parentLink()
const reader = createClient(readerContract, wireOver(channel(link, 'reader')))
const core = createCore({
  dir,
  clock: () => new Date(),
  random: (length) => new Uint8Array(randomBytes(length)),
  deriveKey: createDeriveKey(new URL('./argon2Worker.js', import.meta.url)),
  deviceSecret: createClient(keystoreContract, wireOver(channel(link, 'keystore'))).keystore,
  decoder: createClient(decoderContract, wireOver(channel(link, 'decoder'))),
  // The shell gives each page to a process that is free.
  readers: Array.from({ length: documentsUnderWay(readerCount(availableParallelism())) }, () => reader),
  threads: {
    file: new URL('./contentWorker.js', import.meta.url),
    count: Math.min(availableParallelism(), mostThreads),
  },
  rules: CoreRulesText.parse(rules),
  training: fileURLToPath(new URL('./training', import.meta.url)),
  report: reportDefect,
})
channel(link, 'grant').listen((message) => core.accept(Grant.parse(message)))
channel(link, 'refusal').listen((message) => core.refused(Refusal.parse(message)))
const { emit } = serveOver(channel(link, 'app'), core.call)
core.subscribe(emit)
