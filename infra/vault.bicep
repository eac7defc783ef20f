// The secrets, and who reads which: each identity its own and no other (role assignments on single secrets, none on the vault).
param name string
param location string
param tags object
param apiPrincipalId string
param botPrincipalId string
param databaseHost string

@secure()
param databasePassword string

@secure()
param calendarKey string

@secure()
param pagesSecret string

@secure()
param pagesCertificate string

// Key Vault Secrets User: reads the value of a secret.
var reader = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b875-0445c86b69e6')

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'kv-${take(name, 8)}-${take(uniqueString(resourceGroup().id), 10)}'
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource database 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'database'
  properties: { value: 'Host=${databaseHost};Database=council;Username=coordination;Password=${databasePassword};SSL Mode=VerifyFull' }
}

resource calendar 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'calendar-key'
  properties: { value: calendarKey }
}

resource pages 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'pages-secret'
  properties: { value: pagesSecret }
}

resource certificate 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'pages-certificate'
  properties: { value: pagesCertificate }
}

resource apiReadsDatabase 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: database
  name: guid(database.id, apiPrincipalId)
  properties: { principalId: apiPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: reader }
}

resource apiReadsCalendar 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: calendar
  name: guid(calendar.id, apiPrincipalId)
  properties: { principalId: apiPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: reader }
}

resource botReadsPages 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: pages
  name: guid(pages.id, botPrincipalId)
  properties: { principalId: botPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: reader }
}

resource botReadsCertificate 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: certificate
  name: guid(certificate.id, botPrincipalId)
  properties: { principalId: botPrincipalId, principalType: 'ServicePrincipal', roleDefinitionId: reader }
}

output databaseSecretUri string = database.properties.secretUri
output calendarSecretUri string = calendar.properties.secretUri
output pagesSecretUri string = pages.properties.secretUri
output certificateSecretUri string = certificate.properties.secretUri
