// Who the two hosts are. Neither has a password; the bot's is also its registration with Teams.
param name string
param location string
param tags object

resource api 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}-api'
  location: location
  tags: tags
}

resource bot 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}-bot'
  location: location
  tags: tags
}

output apiId string = api.id
output apiPrincipalId string = api.properties.principalId
output botId string = bot.id
output botPrincipalId string = bot.properties.principalId
output botClientId string = bot.properties.clientId
