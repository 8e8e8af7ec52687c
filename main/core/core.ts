import { z } from 'zod'
import { BatchId, type FileHandle } from '../../shared/domain/ids.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { Session } from '../../shared/domain/view.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { contract } from '../../shared/ipc/contract.ts'
import { serve } from '../../shared/ipc/registrar.ts'
import type { Access } from '../../shared/ipc/request.ts'
import type { Wire } from '../../shared/ipc/wire.ts'
import type { Grant } from './channels.ts'
import { createDesk, type Desk } from './desk.ts'
import { explainError } from './explainError.ts'
import { createGrants } from './grants.ts'
import { auditHandlers } from './handlers/audit.ts'
import { backupHandlers } from './handlers/backup.ts'
import { batchHandlers } from './handlers/batch.ts'
import { boardHandlers } from './handlers/board.ts'
import { caseHandlers } from './handlers/case.ts'
import { computerHandlers } from './handlers/computer.ts'
import { destructionHandlers } from './handlers/destruction.ts'
import { documentHandlers } from './handlers/document.ts'
import { fieldHandlers } from './handlers/field.ts'
import { findingHandlers } from './handlers/finding.ts'
import { incidentHandlers } from './handlers/incident.ts'
import { jobHandlers } from './handlers/job.ts'
import { lenderHandlers } from './handlers/lender.ts'
import { opinionHandlers } from './handlers/opinion.ts'
import { personHandlers } from './handlers/person.ts'
import { preferenceHandlers } from './handlers/preference.ts'
import { queueHandlers } from './handlers/queue.ts'
import { resultHandlers } from './handlers/result.ts'
import { trainingHandlers } from './handlers/training.ts'
import { vaultHandlers } from './handlers/vault.ts'
import { worksheetHandlers } from './handlers/worksheet.ts'
import type { CorePorts } from './ports.ts'
import { noticeTask } from './training/noticeTask.ts'

/** The core: everything that has a key, behind the contract. */
export interface Core extends Wire {
  /** Makes a handle for a path that this process was given itself. */
  grant(path: string): FileHandle
  /** Takes a handle that the shell made for a picked file. */
  accept(grant: Grant): void
  /** Writes what a page was refused into the log of the vault, if it is open. */
  refused(refusal: Refusal): void
  /** Stops what runs, closes every database and forgets every key. */
  close(): Promise<void>
}

/** Requests that are about a batch name it so. */
const AboutBatch = z.object({ batch: BatchId })

/** Puts the core together. It starts locked. */
export function createCore(ports: CorePorts): Core {
  const listeners = new Set<(name: string, payload: unknown) => void>()
  const emit = (name: string, payload: unknown) => {
    for (const listener of listeners) listener(name, payload)
  }
  const grants = createGrants(ports.rules?.exportFolder)
  let open: Desk | null = null

  const seat = {
    /** @throws SealdeskError `vault/locked` */
    desk(): Desk {
      if (!open) throw new SealdeskError('vault/locked')
      return open
    },
    current: (): Desk | null => open,
    take(desk: Desk | null): void {
      open = desk
    },
  }

  const dispatch = serve<typeof contract, 'core', void>(
    contract,
    'core',
    {
      ...vaultHandlers({ ports, seat, grants, openDesk: (vault) => createDesk(vault, ports, emit) }),
      ...personHandlers({ seat }),
      ...computerHandlers({ seat }),
      ...preferenceHandlers({ seat }),
      ...trainingHandlers({ seat }),
      ...lenderHandlers({ seat, grants }),
      ...batchHandlers({ seat, grants }),
      ...resultHandlers({ seat }),
      ...queueHandlers({ seat }),
      ...boardHandlers({ seat }),
      ...caseHandlers({ seat }),
      ...opinionHandlers({ seat }),
      ...findingHandlers({ seat }),
      ...fieldHandlers({ seat }),
      ...documentHandlers({ seat }),
      ...worksheetHandlers({ seat }),
      ...backupHandlers({
        ports,
        seat,
        grants,
        restoring: (progress) => emit('backup.restoring', progress),
      }),
      ...auditHandlers({ seat, grants }),
      ...incidentHandlers({ seat }),
      ...destructionHandlers({ seat, grants }),
      ...jobHandlers({ seat }),
    },
    {
      admit: (access) => admit(access, seat.current()?.vault.session ?? null),
      explain: explainError(ports),
      report: ports.report,
    },
  )

  /** Training never stands in the way of work. */
  function notice(desk: Desk, name: string, input: unknown): void {
    try {
      noticeTask(desk, name, input)
    } catch (error) {
      ports.report('training', error)
    }
  }

  return {
    async call(name, input) {
      const about = AboutBatch.safeParse(input)
      if (open && about.success && !open.isReady(about.data.batch)) await open.ready(about.data.batch)
      const outcome = await dispatch(name, input)
      const desk = seat.current()
      if (outcome.ok && desk) notice(desk, name, input)
      return outcome
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    grant: grants.grant,
    accept: grants.accept,
    refused: ({ attempt, times }) =>
      open?.vault.audit.append('attempt.refused', attempt, 'refused', { times }),
    async close() {
      const desk = open
      open = null
      await desk?.close()
    },
  }
}

/** Where the vault is opened: at most one desk at a time. */
export interface Seat {
  desk(): Desk
  current(): Desk | null
  /** Puts somebody else's desk there, or (`null`) nobody's. */
  take(desk: Desk | null): void
}

function admit(access: Access, session: Session | null): void {
  if (access === 'anyone') return
  if (!session) throw new SealdeskError('vault/locked')
  if (access !== 'unlocked' && !access.some((role) => session.roles.includes(role)))
    throw new SealdeskError('vault/not-permitted')
}
