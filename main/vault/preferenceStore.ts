import type { Database } from 'better-sqlite3'
import type { UserName } from '../../shared/domain/person.ts'
import { Preferences } from '../../shared/domain/preference.ts'

export type PreferenceStore = ReturnType<typeof createPreferenceStore>

/** What a person has set for themselves. It is nothing that the audit log asks about. */
export function createPreferenceStore(db: Database, person: UserName) {
  const select = db
    .prepare<[{ person: string }], string>('SELECT preferences_json FROM preference WHERE person = :person')
    .pluck()
  const replace = db.prepare(
    `INSERT INTO preference (person, preferences_json) VALUES (:person, :json)
     ON CONFLICT (person) DO UPDATE SET preferences_json = :json`,
  )
  return {
    get(): Preferences {
      const json = select.get({ person })
      return Preferences.parse(json === undefined ? {} : JSON.parse(json))
    },
    set: (preferences: Preferences): void => void replace.run({ person, json: JSON.stringify(preferences) }),
  }
}
