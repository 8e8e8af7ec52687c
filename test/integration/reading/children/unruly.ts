import { setTimeout as sleep } from 'node:timers/promises'
import { parentLink } from '../../../../main/core/parentLink.ts'
import { decoderContract } from '../../../../shared/ipc/decoder.ts'
import { serve } from '../../../../shared/ipc/registrar.ts'
import { serveOver } from '../../../../shared/ipc/wire.ts'

/** A decoder that does what its first byte says: 1 answers, 2 crashes, 3 never ends, 4 loops without a pause. */
serveOver(
  parentLink(),
  serve(
    decoderContract,
    'core',
    {
      decoder: {
        async inspect({ bytes: [order] }) {
          if (order === 2) process.kill(process.pid, 'SIGKILL')
          if (order === 3) await sleep(3_600_000)
          while (order === 4);
          return { pages: process.pid, traces: { software: [], isChangedAfterSigning: null } }
        },
        page: () => Promise.reject(new Error('not asked')),
      },
    },
    { admit: () => {}, report: () => {} },
  ),
)
