import type { Shape } from '../shape.ts'

/** What is there whether the vault is open or not: about box, diagnostics, packages from outside; and this computer. */
export const frameZh = {
  about: {
    title: '关于封卷台',
    summary: '离线的贷款资料外包审核工作站。本程序不联网、不更新、不上传任何信息。',
    version: '版本',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    ownLicence: '封卷台以 Apache License 2.0 许可；正文在安装目录的 LICENSE 文件中。',
    packages: '所含软件及许可（{{count}}）',
    chromiumLicences: 'Chromium 及其组件的许可在安装目录的 LICENSES.chromium.html 中。',
    search: '按名称或许可查找',
    noMatch: '没有这样的软件',
    unnamed: '见正文',
    noText: '该软件包没有附带许可正文，其声明为：{{licence}}。',
    back: '返回列表',
    diagnostics: '诊断信息…',
  },
  diagnostics: {
    title: '诊断信息',
    note: '下面是将要保存的全部内容：版本、大小、错误代码。没有姓名、路径，也没有保管库中的任何内容。请先看过，再保存交给协助您的人。',
    gathering: '正在收集…',
    save: '保存…',
    saved: '已保存，内容与上面所示完全相同。',
  },
  offered: {
    title: '导入资料包',
    ask: '从窗口外打开了以下资料包，是否导入？',
    import: '导入',
    later: '不导入',
    notSupervisor: '只有主管可以导入资料包。请由主管登录后再打开它；文件留在原处，没有变化。',
    understood: '知道了',
    waits: '等待导入：{{names}}。主管解锁后会询问是否导入。',
    notAPackage: '只能导入 .asice 资料包；放下的文件没有读取。',
  },
  computer: {
    title: '本机',
    idle: '无人操作多久后锁定',
    minutes: '{{count}} 分钟',
    zoom: '界面大小',
    dataFolder: '数据文件夹',
    byOrganisation: '由您的机构设定',
    organisation: '机构策略',
    organisationNote: '以下各项由信息技术部门在策略文件 {{file}} 中设定，不能在此更改。',
    minimumPassphrase: '新口令至少',
    characters: '{{count}} 个字符',
    exportFolder: '导出文件夹',
    exportFolderNote: '交给别人的文件只能写到这里；备份、密钥环副本和密钥文件除外。',
    allowedLenders: '允许的委托方',
    noLenders: '没有：不接收任何委托方的资料',
  },
} as const

export const frameEn: Shape<typeof frameZh> = {
  about: {
    title: 'About Sealdesk',
    summary:
      'Offline workstation for outsourced loan-file review. It has no network, does not update itself, and sends nothing to anybody.',
    version: 'Version',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    ownLicence:
      'Sealdesk is under the Apache License 2.0; the text is in the file LICENSE of its installation folder.',
    packages: 'Software in it, and its licences ({{count}})',
    chromiumLicences:
      'The licences of Chromium and its parts are in the file LICENSES.chromium.html of the installation folder.',
    search: 'Find by name or licence',
    noMatch: 'There is no such software',
    unnamed: 'see its text',
    noText: 'The package carries no text of its licence; it declares: {{licence}}.',
    back: 'Back to the list',
    diagnostics: 'Diagnostics…',
  },
  diagnostics: {
    title: 'Diagnostics',
    note: 'This is the whole of what would be saved: versions, sizes, error codes. No names, no paths, nothing out of a vault. Look at it first, then save it for whoever helps you.',
    gathering: 'Gathering…',
    save: 'Save…',
    saved: 'Saved, exactly as shown above.',
  },
  offered: {
    title: 'Import a package',
    ask: 'These packages were opened from outside the window. Import them?',
    import: 'Import',
    later: 'Do not import',
    notSupervisor:
      'Only a supervisor imports packages. Open it again once a supervisor has unlocked; the file stays where it is, unchanged.',
    understood: 'OK',
    waits: 'Waiting to be imported: {{names}}. You are asked about it once a supervisor has unlocked.',
    notAPackage: 'Only .asice packages can be imported; what was dropped was not read.',
  },
  computer: {
    title: 'This computer',
    idle: 'Lock when nobody works for',
    minutes: '{{count}} min',
    zoom: 'Size of everything',
    dataFolder: 'Data folder',
    byOrganisation: 'set by your organisation',
    organisation: "Organisation's policy",
    organisationNote:
      'Your IT department has set these in the policy file {{file}}; they cannot be changed here.',
    minimumPassphrase: 'New passphrases have at least',
    characters: '{{count}} characters',
    exportFolder: 'Export folder',
    exportFolderNote:
      'What is written for others goes there and nowhere else; backups, key ring copies and key files are exempt.',
    allowedLenders: 'Allowed lenders',
    noLenders: 'None: nothing of any lender is taken',
  },
}
