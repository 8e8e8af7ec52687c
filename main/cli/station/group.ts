import type { CliGroup } from '../command.ts'
import { auditCommand } from './audit.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { exportCommand, importCommand, listCommand, readCommand } from './batches.ts'
import { destroyCommand } from './destroy.ts'
import { initCommand } from './init.ts'
import { opinionCommand } from './opinion.ts'
import { cardCommand, certificateCommand, lendersCommand, revokeCommand, trustCommand } from './parties.ts'
import { passphraseCommand, recoverCommand, recoveryKeyCommand } from './passphrase.ts'
import {
  addPersonCommand,
  disableCommand,
  enableCommand,
  peopleCommand,
  resetPassphraseCommand,
  setRolesCommand,
} from './people.ts'
import { receivingKeyCommand, receivingKeysCommand, withdrawCommand } from './receivingKeys.ts'

export const stationGroup: CliGroup = {
  name: 'station',
  about: {
    zh: '外包机构的工作站：与窗口程序使用同一个保管库',
    en: "the vendor's workstation: the same vault as the window's",
  },
  commands: [
    initCommand,
    peopleCommand,
    addPersonCommand,
    setRolesCommand,
    disableCommand,
    enableCommand,
    resetPassphraseCommand,
    passphraseCommand,
    recoverCommand,
    recoveryKeyCommand,
    trustCommand,
    revokeCommand,
    lendersCommand,
    cardCommand,
    certificateCommand,
    receivingKeyCommand,
    receivingKeysCommand,
    withdrawCommand,
    importCommand,
    listCommand,
    readCommand,
    opinionCommand,
    exportCommand,
    destroyCommand,
    auditCommand,
    backupCommand,
    restoreCommand,
  ],
}
