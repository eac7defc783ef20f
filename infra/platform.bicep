// Where the hosts run: logs, traces, images, the share for the keys of the pages, and the environment itself.
param name string
param location string
param tags object
param subnetId string

@description('Principals that may pull images.')
param pullers array

var unique = uniqueString(resourceGroup().id)
// AcrPull
var pull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${name}'
  location: location
  tags: tags
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource traces 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  tags: tags
  kind: 'web'
  properties: { Application_Type: 'web', WorkspaceResourceId: logs.id }
}

resource images 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'cr${replace(name, '-', '')}${unique}'
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource pulls 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for principal in pullers: {
  scope: images
  name: guid(images.id, principal)
  properties: { principalId: principal, principalType: 'ServicePrincipal', roleDefinitionId: pull }
}]

resource files 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'st${take(unique, 20)}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: { allowBlobPublicAccess: false, minimumTlsVersion: 'TLS1_2', supportsHttpsTrafficOnly: true }

  resource service 'fileServices' = {
    name: 'default'

    resource keys 'shares' = {
      name: 'keys'
      properties: { shareQuota: 1 }
    }
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-10-02-preview' = {
  name: 'cae-${name}'
  location: location
  tags: tags
  properties: {
    vnetConfiguration: { infrastructureSubnetId: subnetId }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
    // The agent of the environment tells the hosts where it listens (OTEL_EXPORTER_OTLP_ENDPOINT).
    appInsightsConfiguration: { connectionString: traces.properties.ConnectionString }
    openTelemetryConfiguration: { tracesConfiguration: { destinations: ['appInsights'] } }
  }

  resource keys 'storages' = {
    name: 'keys'
    properties: {
      azureFile: { accountName: files.name, accountKey: files.listKeys().keys[0].value, shareName: files::service::keys.name, accessMode: 'ReadWrite' }
    }
  }
}

output environmentId string = environment.id
output domain string = environment.properties.defaultDomain
output keysStorage string = environment::keys.name
output registry string = images.properties.loginServer
