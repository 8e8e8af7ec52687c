import type { Database, Statement } from 'better-sqlite3'
import { SealdeskError } from '../../shared/errors/error.ts'
import { isDamage } from './databaseError.ts'

/** What ends all work on a database as soon as damage is found in it, by whoever finds it. */
export interface DamageStop {
  /**
   * Has the statements that are prepared on a connection from now on throw `vault/database-corrupt` where they meet a
   * damaged page, and all of them once damage was found.
   */
  watch(connection: Database): void
  /** Ends the work. @returns what to throw */
  found(cause?: unknown): SealdeskError
}

/** @param path of the database */
export function createDamageStop(path: string): DamageStop {
  let damage: SealdeskError | null = null

  function found(cause?: unknown): SealdeskError {
    damage ??= new SealdeskError('vault/database-corrupt', { name: path }, { cause })
    return damage
  }

  function watched<A extends unknown[], R>(work: (...given: A) => R): (...given: A) => R {
    return (...given) => {
      if (damage) throw damage
      try {
        return work(...given)
      } catch (error) {
        throw isDamage(error) ? found(error) : error
      }
    }
  }

  /** Rows are read one by one, after their statement has returned. */
  function* watchedRows<T>(rows: Iterable<T>): Generator<T> {
    try {
      for (const row of rows) {
        if (damage) throw damage
        yield row
      }
    } catch (error) {
      throw isDamage(error) ? found(error) : error
    }
  }

  function watchStatement(statement: Statement): Statement {
    const iterate = watched(statement.iterate.bind(statement))
    return Object.assign(statement, {
      run: watched(statement.run.bind(statement)),
      get: watched(statement.get.bind(statement)),
      all: watched(statement.all.bind(statement)),
      iterate: (...given: unknown[]) => watchedRows(iterate(...given)),
    })
  }

  return {
    found,
    watch(connection) {
      const prepare = watched(connection.prepare.bind(connection))
      connection.prepare = ((source: string) => watchStatement(prepare(source))) as Database['prepare']
    },
  }
}
