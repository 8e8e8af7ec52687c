import type { UtilityProcess } from 'electron'
import type { Link } from '../../shared/ipc/wire.ts'

/** A process of ours that is started when it is first needed, and again after it has ended. */
export interface Service<C> {
  /** The connection to the running process; starts one if there is none. */
  connection(): Promise<C>
  /** Ends the process, and resolves when it has ended. */
  stop(): Promise<void>
}

interface Running<C> {
  readonly child: UtilityProcess
  readonly connection: C
  readonly ended: Promise<void>
}

/**
 * @param fork starts the process
 * @param connect makes of its link what the caller wants; closed when the process ends
 * @param onCrash told when the process ends without having been asked to
 */
export function createService<C extends { close(): void }>({
  fork,
  connect,
  onCrash,
}: {
  fork: () => UtilityProcess
  connect: (link: Link) => C
  onCrash: () => void
}): Service<C> {
  let running: Running<C> | undefined
  let ending: Promise<void> = Promise.resolve()

  function start(): Running<C> {
    const child = fork()
    const connection = connect(linkTo(child))
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => {
        connection.close()
        resolve()
        if (running?.child !== child) return
        running = undefined
        onCrash()
      })
    })
    return { child, connection, ended }
  }

  return {
    async connection() {
      // The next process must not meet the last one at the vault's door.
      await ending
      running ??= start()
      return running.connection
    },
    async stop() {
      if (running) {
        const { child, connection, ended } = running
        running = undefined
        connection.close()
        child.kill()
        ending = ended
      }
      await ending
    },
  }
}

function linkTo(child: UtilityProcess): Link {
  return {
    post: (message) => child.postMessage(message),
    listen(listener) {
      child.on('message', listener)
      return () => void child.off('message', listener)
    },
  }
}
