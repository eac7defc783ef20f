// Everything that Coordination needs in Azure, in one resource group. The registrations in Entra come first (entra.sh), the images by `azd deploy`.
targetScope = 'subscription'

@description('Short name of this installation; part of all names.')
@minLength(3)
@maxLength(16)
param environmentName string
param location string

@description('Client id of the registration of API and pages.')
param apiClientId string

@description('Its secret, for the sign-in on the pages.')
@secure()
param pagesSecret string

@description('base64 of 32 random bytes: openssl rand -base64 32. Changing it changes calendar addresses.')
@secure()
param calendarKey string

@description('Of the database\'s administrator. Letters and digits only, it stands in a connection string.')
@secure()
@minLength(20)
param databasePassword string

@description('Certificate with private key as PEM; encrypts the keys of the pages.')
@secure()
param pagesCertificate string

@description('Images; azd fills them in once they are there.')
param apiImage string = ''
param botImage string = ''

@description('Name of an Azure OpenAI account in this subscription that words drafts; empty: no model is asked.')
param modelAccount string = ''
param modelResourceGroup string = ''
param modelDeployment string = ''

@description('Calendar programs fetch from the API. Everything else there needs a token, whoever reaches it.')
param calendarsFromOutside bool = true

var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module network 'network.bicep' = {
  scope: group
  params: { name: environmentName, location: location, tags: tags }
}

module identities 'identities.bicep' = {
  scope: group
  params: { name: environmentName, location: location, tags: tags }
}

module database 'database.bicep' = {
  scope: group
  params: {
    name: environmentName
    location: location
    tags: tags
    subnetId: network.outputs.databaseSubnetId
    zoneId: network.outputs.databaseZoneId
    password: databasePassword
  }
}

module vault 'vault.bicep' = {
  scope: group
  params: {
    name: environmentName
    location: location
    tags: tags
    apiPrincipalId: identities.outputs.apiPrincipalId
    botPrincipalId: identities.outputs.botPrincipalId
    databaseHost: database.outputs.host
    databasePassword: databasePassword
    calendarKey: calendarKey
    pagesSecret: pagesSecret
    pagesCertificate: pagesCertificate
  }
}

module platform 'platform.bicep' = {
  scope: group
  params: {
    name: environmentName
    location: location
    tags: tags
    subnetId: network.outputs.appsSubnetId
    pullers: [identities.outputs.apiPrincipalId, identities.outputs.botPrincipalId]
  }
}

module api 'api.bicep' = {
  scope: group
  params: {
    location: location
    tags: union(tags, { 'azd-service-name': 'api' })
    image: apiImage
    environmentId: platform.outputs.environmentId
    registry: platform.outputs.registry
    identityId: identities.outputs.apiId
    external: calendarsFromOutside
    clientId: apiClientId
    databaseSecretUri: vault.outputs.databaseSecretUri
    calendarSecretUri: vault.outputs.calendarSecretUri
  }
}

module bot 'bot.bicep' = {
  scope: group
  params: {
    location: location
    tags: union(tags, { 'azd-service-name': 'bot' })
    image: botImage
    environmentId: platform.outputs.environmentId
    domain: platform.outputs.domain
    keysStorage: platform.outputs.keysStorage
    registry: platform.outputs.registry
    identityId: identities.outputs.botId
    identityClientId: identities.outputs.botClientId
    apiAddress: api.outputs.address
    clientId: apiClientId
    pagesSecretUri: vault.outputs.pagesSecretUri
    certificateSecretUri: vault.outputs.certificateSecretUri
    modelAccount: modelAccount
    modelDeployment: modelDeployment
  }
}

module model 'model.bicep' = if (!empty(modelAccount)) {
  scope: resourceGroup(empty(modelResourceGroup) ? 'rg-${environmentName}' : modelResourceGroup)
  params: { account: modelAccount, botPrincipalId: identities.outputs.botPrincipalId }
}

module registration 'registration.bicep' = {
  scope: group
  params: {
    name: environmentName
    tags: tags
    botAddress: bot.outputs.address
    identityId: identities.outputs.botId
    identityClientId: identities.outputs.botClientId
  }
}

output AZURE_CONTAINER_REGISTRY_ENDPOINT string = platform.outputs.registry
output PAGES_ADDRESS string = bot.outputs.address
output BOT_APP_ID string = identities.outputs.botClientId
output BOT_PRINCIPAL_ID string = identities.outputs.botPrincipalId
