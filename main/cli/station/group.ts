import type { CliGroup } from '../command.ts'
import { auditCommand } from './audit.ts'
import { exportCommand, importCommand, listCommand, readCommand } from './batches.ts'
import { initCommand } from './init.ts'
import { opinionCommand } from './opinion.ts'
import { cardCommand, receivingKeyCommand, trustCommand } from './parties.ts'

export const stationGroup: CliGroup = {
  name: 'station',
  about: {
    zh: '外包机构的工作站：与窗口程序使用同一个保管库',
    en: "the vendor's workstation: the same vault as the window's",
  },
  commands: [
    initCommand,
    trustCommand,
    cardCommand,
    receivingKeyCommand,
    importCommand,
    listCommand,
    readCommand,
    opinionCommand,
    exportCommand,
    auditCommand,
  ],
}
