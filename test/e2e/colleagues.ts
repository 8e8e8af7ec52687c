import type { Role } from '../../shared/domain/person.ts'

/** Somebody who works at the vault beside the supervisor. */
export interface Colleague {
  readonly name: string
  readonly roles: readonly Role[]
  readonly passphrase: string
}

/** The people of the specs, each with a passphrase of their own. */
export const colleagues = {
  li: { name: '李初审', roles: ['reviewer-1'], passphrase: '只有我知道 gravel 河马 31' },
  chen: { name: '陈初审', roles: ['reviewer-1'], passphrase: '只有他知道 pepper 刺猬 28' },
  zhao: { name: '赵复审', roles: ['reviewer-2'], passphrase: '只有他知道 walnut 熊猫 52' },
  sun: { name: '孙复审', roles: ['reviewer-2'], passphrase: '只有她知道 saddle 海豚 64' },
  witness: { name: '样见证', roles: ['auditor'], passphrase: '只有她知道 copper 白鹭 75' },
} as const satisfies Readonly<Record<string, Colleague>>
