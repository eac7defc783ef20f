// The API: its identity reads the secret of the database and the key of the calendars, and nothing else.
param location string
param tags object
param image string
param environmentId string
param registry string
param identityId string
param external bool
param clientId string
param databaseSecretUri string
param calendarSecretUri string

var authority = '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'

resource api 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'api'
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environmentId
    configuration: {
      ingress: { external: external, targetPort: 8080, transport: 'http', allowInsecure: false }
      registries: [{ server: registry, identity: identityId }]
      secrets: [
        { name: 'database', keyVaultUrl: databaseSecretUri, identity: identityId }
        { name: 'calendar-key', keyVaultUrl: calendarSecretUri, identity: identityId }
      ]
    }
    template: {
      containers: [
        {
          name: 'api'
          image: empty(image) ? 'mcr.microsoft.com/k8se/quickstart:latest' : image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED', value: 'true' }
            { name: 'COORDINATION_Database__ConnectionString', secretRef: 'database' }
            { name: 'COORDINATION_Calendar__Key', secretRef: 'calendar-key' }
            { name: 'COORDINATION_Entra__Authority', value: authority }
            { name: 'COORDINATION_Entra__TenantId', value: tenant().tenantId }
            { name: 'COORDINATION_Entra__Audience', value: clientId }
          ]
          probes: empty(image) ? [] : [
            { type: 'Startup', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 5, failureThreshold: 24 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 10 }
          ]
        }
      ]
      scale: { minReplicas: 1, maxReplicas: 3 }
    }
  }
}

output address string = 'https://${api.properties.configuration.ingress.fqdn}'
